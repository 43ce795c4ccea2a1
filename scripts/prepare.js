// Runs before anything is installed, on the system's own Node: nothing but what Node 20 has.
// The rest is imported only once the version is known to understand it.
const oldest = 20;

if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    `prepare: Node ${process.versions.node} is too old: expected ${oldest} or newer. ` +
      'Install it from your package manager; the project brings its own Node 24 for the rest.',
  );
  process.exit(1);
}

const { prepare } = await import('./lib/prepare.js');
process.exitCode = await prepare({ build: !process.argv.includes('--skip-build') });
