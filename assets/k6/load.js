// The load of a plan of Perihelion, for k6: https://grafana.com/docs/k6
//
//   k6 run --no-usage-report FILE
//   k6 run --no-usage-report -e TARGET=http://127.0.0.1:8080/ -e CONFIG=old -e REPEAT=2 FILE
//
// TARGET is the URL in place of that of the plan, CONFIG the configuration that is
// measured, REPEAT the number of the round, SUMMARY a file for the summary. The last
// line on standard output is that summary; perihelion collect makes a run of many.

import http from 'k6/http';
import encoding from 'k6/encoding';
import exec from 'k6/execution';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';

const target = __ENV.TARGET || plan.target;
if (!target) {
  throw new Error('the plan starts its servers itself, and k6 does not: give the URL, as in -e TARGET=http://127.0.0.1:8080/');
}

const answers = {};
for (const name of plan.classes) {
  answers[name] = new Counter('answer_' + name.replaceAll('-', '_'));
}
const succeeded = new Counter('succeeded');
const latency = new Trend('latency', true);
const checked = new Rate('answer_checks');
const begun = new Gauge('begun');
const ended = new Gauge('ended');

// Values that may be secrets are not in the plan, and come from the environment.
const headers = {};
for (const { name, value, variable } of plan.request.headers) {
  const given = variable ? __ENV[variable] : value;
  if (given === undefined) {
    throw new Error('the value of the header ' + name + ' is a secret that the plan does not hold: give it, as in -e ' + variable + '=…');
  }
  headers[name] = name in headers ? headers[name] + ', ' + given : given;
}

function bodyOf(request) {
  if (request.file) {
    return open(request.file, 'b');
  }
  return request.base64 ? encoding.b64decode(request.base64) : null;
}

const body = bodyOf(plan.request);
const params = {
  headers,
  redirects: 0,
  timeout: plan.timeout,
  responseType: plan.request.checks.bodies ? 'text' : 'none',
  responseCallback: http.expectedStatuses(...plan.request.checks.statuses.map(([min, max]) => (min === max ? min : { min, max }))),
  tags: { name: 'request' },
};
const patterns = plan.request.checks.matches.map((text) => new RegExp(text));
let first = null; // the body of the first answer of this virtual user

export const options = Object.assign(plan.options, plan.request.certificate && {
  tlsAuth: [{ cert: open(plan.request.certificate), key: open(plan.request.key) }],
});

export function setup() {
  return { started: new Date().toISOString() };
}

export default function () {
  begun.add(exec.instance.currentTestRunDuration);
  const answer = http.request(plan.request.method, target, body, params);
  ended.add(exec.instance.currentTestRunDuration);
  const { name, good } = classOf(answer);
  answers[name].add(1);
  if (good) {
    const t = answer.timings;
    succeeded.add(1);
    latency.add(t.blocked + t.connecting + t.tls_handshaking + t.duration);
  }
}

function expected(status) {
  return plan.request.checks.statuses.some(([min, max]) => min <= status && status <= max);
}

// right reports whether a body is as the plan wants it.
function right(answer) {
  const { contains, json, same } = plan.request.checks;
  const text = answer.body;
  if (same) {
    first = first === null ? text : first;
    if (text !== first) {
      return false;
    }
  }
  return contains.every((part) => text.includes(part)) && patterns.every((pattern) => pattern.test(text)) &&
    json.every(({ path, value }) => {
      const found = answer.json(path);
      return found !== undefined && (value === undefined || (typeof found === 'string' ? found : JSON.stringify(found)) === value);
    });
}

// The classes of errors by k6's codes: https://grafana.com/docs/k6/latest/javascript-api/error-codes/
const failures = { 1050: 'timeout', 1100: 'dns', 1101: 'dns', 1110: 'dns', 1111: 'dns', 1211: 'connect-timeout', 1212: 'refused', 1213: 'unreachable', 1220: 'reset', 1221: 'reset' };

function classOf(answer) {
  if ((answer.error_code >= 1000 && answer.error_code < 1400) || answer.status === 0) {
    const code = answer.error_code;
    const name = failures[code] || (code >= 1300 && code < 1400 ? 'tls' : /EOF|closed/.test(answer.error) ? 'eof' : 'malformed');
    return { name, good: false };
  }
  const name = Math.min(Math.floor(answer.status / 100), 5) + 'xx';
  if (!expected(answer.status)) {
    return { name: name === '2xx' ? 'check' : name, good: false };
  }
  if (plan.request.checks.bodies) {
    const good = right(answer);
    checked.add(good);
    return { name: good ? name : 'check', good };
  }
  return { name, good: true };
}
