
// The summary that perihelion collect reads, as one line of JSON. k6 keeps every value
// of a trend and finds percentiles exactly.

export function handleSummary(data) {
  const value = (metric, key, otherwise) => (data.metrics[metric] ? data.metrics[metric].values[key] : otherwise);
  const line = {
    format: plan.format,
    digest: plan.digest,
    config: __ENV.CONFIG || plan.label,
    repeat: Number(__ENV.REPEAT || 1),
    plan: plan.document,
    started: (data.setup_data && data.setup_data.started) || '',
    running: data.state.testRunDurationMs / 1000,
    requests: value('http_reqs', 'count', 0),
    failed: value('http_req_failed', 'passes', 0),
    dropped: value('dropped_iterations', 'count', 0),
    bytesIn: value('data_received', 'count', 0),
    bytesOut: value('data_sent', 'count', 0),
    kept: value('http_req_connecting', 'p(50)', 1) === 0, // most requests found a connection
    answers: {},
  };
  for (const name of plan.classes) {
    const count = value('answer_' + name.replaceAll('-', '_'), 'count', 0);
    if (count > 0) {
      line.answers[name] = count;
    }
  }
  if (data.metrics.begun) {
    line.succeeded = value('succeeded', 'count', 0);
    line.begun = value('begun', 'min', 0) / 1000;
    line.ended = value('ended', 'max', 0) / 1000;
  }
  const rate = plan.own ? 'answer_checks' : 'checks';
  if (data.metrics[rate]) {
    line.checks = { passed: value(rate, 'passes', 0), failed: value(rate, 'fails', 0) };
  }
  const times = data.metrics[plan.own ? 'latency' : 'http_req_duration'];
  if (times) {
    line.latency = { min: times.values.min, mean: times.values.avg, max: times.values.max, quantiles: plan.quantiles.map((p) => times.values['p(' + p + ')']) };
  }
  const text = JSON.stringify(line) + '\n';
  return __ENV.SUMMARY ? { [__ENV.SUMMARY]: text, stdout: text } : { stdout: text };
}
