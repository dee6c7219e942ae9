/* Loaded first: on an older Node, the first module that uses a missing feature would fail with a stack trace. */
const OLDEST_NODE = 24;

if (Number(process.versions.node.split('.', 1)[0]) < OLDEST_NODE) {
  process.stderr.write(
    `This needs Node ${OLDEST_NODE} or newer and runs on ${process.versions.node}; npm scripts find the one that \`npm ci\` brought.\n`,
  );
  process.exit(1);
}
