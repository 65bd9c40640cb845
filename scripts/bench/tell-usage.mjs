/** A thread that tells every second what its process has used so far, where the process itself has no moment to do so. */
import { createRequire } from 'node:module';
import { setInterval } from 'node:timers';

const { writeUsage } = createRequire(import.meta.url)('./usage.cjs');
setInterval(writeUsage, 1000);
