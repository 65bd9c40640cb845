/** A thread that reports every second what its process has used so far, in case the process itself has no time to do so. */
import { createRequire } from 'node:module';
import { setInterval } from 'node:timers';

const { writeUsage } = createRequire(import.meta.url)('./usage.cjs');
setInterval(writeUsage, 1000);
