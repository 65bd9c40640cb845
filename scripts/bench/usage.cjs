/** Preloaded into a process: writes what the process used to a file when it ends. */
const fs = require('node:fs');
const process = require('node:process');

function writeUsage() {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
  fs.writeFileSync(process.env.ROOTGUARD_USAGE, JSON.stringify(usage));
}

process.on('exit', writeUsage);

module.exports = { writeUsage };
