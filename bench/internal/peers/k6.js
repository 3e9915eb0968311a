// Each virtual user requests as fast as it is answered, over one connection or,
// if none is to be kept, over a new one each time.
import http from 'k6/http';

export const options = {
  vus: Number(__ENV.CONNECTIONS),
  iterations: Number(__ENV.REQUESTS),
  noConnectionReuse: __ENV.KEEP !== 'true',
  summaryTrendStats: ['med', 'p(99)', 'p(99.9)'],
};

export default function () {
  http.get(__ENV.TARGET);
}

export function handleSummary(data) {
  return { stdout: JSON.stringify(data) };
}
