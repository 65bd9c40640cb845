/** Text edits of the engine as a workspace edit of the protocol: versioned and annotated if the client supports that. */
import type { ChangeAnnotation, TextEdit as ProtocolEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { PlannedEdit } from '../../repair/fix.js';
import { byPlace } from '../../text/span.js';
import type { ClientAbility } from '../client-ability.js';
import type { OpenDocument } from '../open/open-document.js';
import { rangeOf } from './position.js';

/** The edit of one document. A note of an edit becomes the label that a preview shows for it. */
export function workspaceEdit(document: OpenDocument, planned: readonly PlannedEdit[], ability: ClientAbility): WorkspaceEdit {
  const edits = ordered(ability.annotatedEdits ? planned : planned.filter(({ start, end, newText }) => start < end || newText !== ''));
  if (!ability.versionedEdits) return { changes: { [document.uri]: edits.map((edit) => plainEdit(document, edit, ability)) } };
  const annotations = ability.annotatedEdits ? new Map<string, ChangeAnnotation>() : null;
  const converted = edits.map((edit) => {
    const plain = plainEdit(document, edit, ability);
    const id = annotations === null ? null : annotate(edit, annotations);
    return id === null ? plain : { ...plain, annotationId: id };
  });
  const result: WorkspaceEdit = {
    documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: converted }],
  };
  if (annotations !== null && annotations.size > 0) result.changeAnnotations = Object.fromEntries(annotations);
  return result;
}

/** Ordered by place; at the same place insertions come before replacements, as the protocol requires. */
function ordered(edits: readonly PlannedEdit[]): readonly PlannedEdit[] {
  return [...edits].sort(byPlace);
}

function plainEdit(document: OpenDocument, edit: PlannedEdit, ability: ClientAbility): ProtocolEdit {
  return { range: rangeOf(document.lines, edit, ability.encoding), newText: edit.newText };
}

/** The ID of the annotation of an edit, or null for an edit without a note. Edits with the same note share one. */
function annotate(edit: PlannedEdit, annotations: Map<string, ChangeAnnotation>): string | null {
  if (edit.note === undefined) return null;
  const needsConfirmation = edit.needsConfirmation ?? false;
  const id = `${needsConfirmation ? 'confirm' : 'note'}: ${edit.note}`;
  annotations.set(id, { label: edit.note, needsConfirmation });
  return id;
}
