/** What must be true of a fixed text, compared with the text before the fix. Each check returns the reason why it fails, or null. */
import { lint } from '../../out/server/src/engine/lint.js';
import { defaultSettings } from '../../out/server/src/engine/settings.js';
import { isAboutNewSecret, isAboutOldRole } from '../../out/server/test/support/added-by-fix.js';

const today = '2026-11-25';

/** Fixes of these rules make a statement readable, which is then judged like any other. */
const uncovers = new Set(['policy/grammar', 'policy/unknown-action']);

/** All rules run, including those of `strict`. */
export function lintAll(name, text) {
  return lint({ name, text, today, settings: { ...defaultSettings, preset: 'strict' } });
}

export function judge({ finding, before, after, edits, text }) {
  return (
    unreadable(before, after) ??
    uncured(finding, before, after) ??
    (uncovers.has(finding.rule) ? null : added(before, after)) ??
    lostComment(before, edits, text) ??
    drownedComment(before, after, edits) ??
    rewrittenLine(edits, text) ??
    trailingBlanks(text, after.file?.tree.text ?? '')
  );
}

export function unreadable(before, after) {
  const broken = ({ problems }) =>
    problems.filter(({ kind, message }) => kind === 'syntax' || message.includes('in the mapping twice')).length;
  return broken(after) > broken(before) ? 'the result does not parse, or has a key twice' : null;
}

/** Of several findings that differ only in their place, one fewer is left. */
function uncured(finding, before, after) {
  const alike = ({ rule, resource, message }) => rule === finding.rule && resource === finding.resource && message === finding.message;
  return after.findings.filter(alike).length < before.findings.filter(alike).length ? null : 'the finding is still there';
}

/** A rule that has more findings than before. */
function added(before, after) {
  const counts = new Map();
  for (const { rule } of before.findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const { rule, message } of after.findings.filter(
    (finding) => !isAboutNewSecret(finding, before) && !isAboutOldRole(finding, before),
  )) {
    const left = (counts.get(rule) ?? 0) - 1;
    counts.set(rule, left);
    if (left < 0) return `adds ${rule}: ${message}`;
  }
  return null;
}

/** A comment may be removed only with what it is inside of, beside or directly above. */
function lostComment(before, edits, text) {
  for (const comment of before.file?.tree.comments ?? []) {
    const edit = edits.find(({ start, end }) => start < comment.end && comment.start < end);
    if (edit === undefined || edit.newText.includes(comment.text)) continue;
    const around = text.slice(edit.start, comment.start) + text.slice(comment.end, edit.end);
    const rest = around
      .split(/\r\n|\n|\r/)
      .filter((line) => !/^\s*(?:#|\/\/|\/\*)/.test(line))
      .join('');
    if (rest.trim() === '') return 'loses a comment';
  }
  return null;
}

/** A comment that no edit touches is still a comment afterwards. */
function drownedComment(before, after, edits) {
  const left = new Map();
  for (const { text } of after.file?.tree.comments ?? []) left.set(text, (left.get(text) ?? 0) + 1);
  for (const { start, end, text } of before.file?.tree.comments ?? []) {
    if (edits.some((edit) => edit.start < end && start < edit.end)) continue;
    if ((left.get(text) ?? 0) === 0) return 'makes text of a comment';
    left.set(text, left.get(text) - 1);
  }
  return null;
}

/** An edit does not rewrite what it could have left alone. */
function rewrittenLine(edits, text) {
  const repeats = edits.some(({ start, end, newText }) => {
    const [old, now] = [text.slice(start, end).split('\n'), newText.split('\n')];
    if (Math.min(old.length, now.length) < 2) return false;
    return (old[0] === now[0] && old[0].trim() !== '') || (old.at(-1) === now.at(-1) && old.at(-1).trim() !== '');
  });
  return repeats ? 'writes a line again that stays' : null;
}

/** Blanks at the end of lines are only those that were there before. */
function trailingBlanks(text, result) {
  const ends = (each) => each.split(/\r\n|\n|\r/).flatMap((line) => (/[ \t]$/.test(line) ? [line.trimStart()] : []));
  const old = ends(text);
  const now = ends(result);
  const isMore = now.length > old.length && now.some((line) => !old.includes(line));
  const isNew = isMore || now.filter((line) => line === '').length > old.filter((line) => line === '').length;
  return isNew ? 'leaves blanks at the end of a line' : null;
}
