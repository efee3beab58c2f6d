// Kinesalite on a free port of the loopback address, which is said on the output. Ends with its input.
const cbor = require('cbor');
const kinesalite = require('kinesalite');

// In CBOR Amazon's times are milliseconds and data are bytes; kinesalite gives seconds and base64 as
// in JSON. Its encoder cuts answers off after 16 kB unless it is told of a larger buffer.
const times = ['ApproximateArrivalTimestamp', 'StreamCreationTimestamp'];
const inMillis = (data) => {
  for (const name of times.filter((name) => name in data)) {
    data = {...data, [name]: Math.round(data[name] * 1000)};
  }
  return data;
};
const record = (data) => ({...inMillis(data), Data: Buffer.from(data.Data, 'base64')});
const encodeOne = cbor.Encoder.encodeOne;
cbor.Encoder.encodeOne = (data) => {
  const answer = {...data};
  if (answer.Records) {
    answer.Records = answer.Records.map((one) => (one.Data === undefined ? one : record(one)));
  }
  if (answer.StreamDescriptionSummary) {
    answer.StreamDescriptionSummary = inMillis(answer.StreamDescriptionSummary);
  }
  return encodeOne.call(cbor.Encoder, answer, {highWaterMark: 64 * 1024 * 1024});
};

const server = kinesalite({createStreamMs: 20, deleteStreamMs: 20, updateStreamMs: 20, shardLimit: 100});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
