/** Prints a dot per test and the failures; with ROOTGUARD_RESULTS, a folder, it also writes the counts there. */
const fs = require('node:fs');
const path = require('node:path');
const process = require('node:process');
const { reporters } = require('mocha');

module.exports = class extends reporters.Dot {
  done(failures, end) {
    const folder = process.env.ROOTGUARD_RESULTS;
    if (folder !== undefined) {
      const { passes, pending } = this.stats;
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, `tests-${process.pid}.json`), JSON.stringify({ stats: { passes, failures, pending } }));
    }
    end(failures);
  }
};
