/**
 * What our own client shows about a file beside its findings: whether it was checked, why or why not, and how long that
 * took.
 */
import { NotificationType } from 'vscode-languageserver/node';
import type { FileStatus, StatusMethod } from '../protocol.js';
import type { Check } from './check.js';

const method: StatusMethod = 'rootguard/status';

export const statusNotification = new NotificationType<FileStatus>(method);

export function statusOf(check: Check): FileStatus {
  return {
    uri: check.document.uri,
    version: check.document.version,
    state: check.state,
    findings: check.findings.length,
    suppressed: check.suppressed,
    problems: check.problems.map(({ message }) => message),
    configuration: check.configuration,
    duration: check.duration,
  };
}
