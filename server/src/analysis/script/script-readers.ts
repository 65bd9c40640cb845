/** Reads the value of a property into scripts: as commands, as code, as a configuration, or as a document with scripts in it. */
import type { Resource } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { always, type Guard } from '../../value/guard.js';
import { itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { valuesBelow, type PropertyValue } from '../property-value.js';
import { makeScript } from './make-script.js';
import { partsOf } from './multipart.js';
import { operationsIn, tasksIn, type NamedOperation } from './named-operation.js';
import { nestedScripts } from './nested-script.js';
import { resolvedTexts, type ResolvedText } from './resolved-text.js';
import type { Script, ScriptKind } from './script.js';
import type { ScriptLanguage } from './script-language.js';
import { languageByContent, languageOfFile, languageOfRuntime, languageOfStep, scriptAmong } from './script-language.js';

/** Reads what is at a place of a resource. */
export type Reader = (place: PropertyValue, resource: Resource) => readonly Script[];

/** What an instance runs when it starts: a script, or several, or the commands and files of cloud-init. */
export function userData(place: PropertyValue, resource: Resource): readonly Script[] {
  return gather(gather(resolvedTexts(place.value), partsOf), (text) => {
    if (/^\s*(?:##[^\n]*\n\s*)*#cloud-config|^\s*Content-Type: text\/cloud-config/.test(text.text)) {
      const nested = nestedScripts(text).map((script) =>
        scriptFrom(script.text, { kind: 'user-data', language: script.language, place, resource }),
      );
      if (nested.length > 0) return nested;
    }
    return [scriptFrom(text, { kind: 'user-data', language: languageByContent(text.text, 'shell'), place, resource })];
  });
}

/** A script for a shell, or for the interpreter that it names. */
export function lines(kind: ScriptKind): Reader {
  return (place, resource) =>
    resolvedTexts(place.value).map((text) => scriptFrom(text, { kind, language: languageByContent(text.text, 'shell'), place, resource }));
}

/** A parameter of an association that an instance lists itself. */
export function associated(place: PropertyValue, resource: Resource): readonly Script[] {
  const value = textOf(valueAt(place.value, 'Key')) === 'commands' ? valueAt(place.value, 'Value') : null;
  return value === null ? [] : lines('document')({ ...place, value }, resource);
}

/** Text that a service reads as its configuration. */
export function configuration(place: PropertyValue, resource: Resource): readonly Script[] {
  return resolvedTexts(place.value).map((text) => scriptFrom(text, { kind: 'document', language: 'config', place, resource }));
}

/** A file that is written to an instance, in the language of its name; the step before the last one is the name. */
export function writtenFile(place: PropertyValue, resource: Resource): readonly Script[] {
  return resolvedTexts(place.value).map((text) =>
    scriptFrom(text, { kind: 'init-file', language: languageOfFile(place.path.at(-2) ?? '', text.text), place, resource }),
  );
}

/** The words of one command; in `["sh", "-c", "…"]`, the argument of the shell is a script of its own. */
export function words(kind: ScriptKind): Reader {
  return (place, resource) => {
    const items = itemsOf(place.value);
    const script = items[scriptAmong(items.map((item) => textOf(item) ?? ''))];
    return resolvedTexts(script ?? place.value, ' ').map((text) => scriptFrom(text, { kind, language: 'shell', place, resource }));
  };
}

/** The code of a function, in the language of its run time; `runtime`: the property that names it. */
export function inlineCode(runtime: string): Reader {
  return (place, resource) =>
    resolvedTexts(place.value).map((text) =>
      scriptFrom(text, {
        kind: 'inline-code',
        language: languageOfRuntime(textOf(resource.property(runtime)), text.text),
        place,
        resource,
      }),
    );
}

/** Documents in YAML or JSON with commands in them, as a text or as a map. */
export function documents(kind: ScriptKind): Reader {
  return (place, resource) => {
    if (place.value.kind === 'map') {
      const commands = gather(commandsIn(place.value), (found) => lines(kind)({ ...place, value: found.value }, resource));
      return [
        ...commands,
        ...stepScripts(kind, place, resource),
        ...gather(operationsIn(place.value), (named) => operationScripts(named, kind, place, resource)),
      ];
    }
    return gather(resolvedTexts(place.value), (text) =>
      nestedScripts(text).map((script) =>
        scriptFrom(script.text, { kind, language: script.language, place, resource, given: script.given }),
      ),
    );
  };
}

function commandsIn(value: Value): readonly PropertyValue[] {
  const steps = [
    ['mainSteps', '*', 'inputs'],
    ['runtimeConfig', '{}', 'properties', '*'],
    ['runtimeConfig', '{}', 'properties'],
  ];
  return gather(steps, (path) => valuesBelow(value, [...path, 'runCommand']));
}

/** The scripts that steps of an automation run, in the language of their run time. */
function stepScripts(kind: ScriptKind, place: PropertyValue, resource: Resource): readonly Script[] {
  return gather(valuesBelow(place.value, ['mainSteps', '*', 'inputs']), ({ value }) => {
    const script = valueAt(value, 'Script');
    const runtime = textOf(valueAt(value, 'Runtime')) ?? '';
    return (script === null ? [] : resolvedTexts(script)).map((text) =>
      scriptFrom(text, { kind, language: languageOfStep(runtime, text.text), place: { ...place, value: script ?? value }, resource }),
    );
  });
}

/** A definition in Amazon States Language is judged by its text, however it is written. */
export function definitions(place: PropertyValue, resource: Resource): readonly Script[] {
  const operations = place.value.kind === 'map' ? tasksIn(place.value) : [{ value: place.value, given: null }];
  return gather(operations, (named) => operationScripts(named, 'definition', place, resource));
}

function operationScripts({ value, given }: NamedOperation, kind: ScriptKind, place: PropertyValue, resource: Resource): readonly Script[] {
  return resolvedTexts(value).map((text) => scriptFrom(text, { kind, language: 'data', place: { ...place, value }, resource, given }));
}

/** Where a script is written, and what is known of it from there. */
interface Origin {
  readonly kind: ScriptKind;
  readonly language: ScriptLanguage;
  readonly place: PropertyValue;
  readonly resource: Resource;
  readonly given?: Value | null;
}

function scriptFrom(text: ResolvedText, { kind, language, place, resource, given = null }: Origin): Script {
  const when: Guard = text.when === always ? place.when : [...place.when, ...text.when];
  return makeScript(text, { kind, language, resource, path: place.path, at: place.value.at ?? resource.key, when, given });
}
