/** Writes references to resources and parameters, alone or within a text. */
import { type Content, intrinsic, items, text } from '../edit/content.js';

/** What the `Ref` of a resource returns, or the value of a parameter. */
export function ref(id: string): Content {
  return intrinsic('Ref', text(id));
}

/** An attribute of a resource, such as its `Arn`. */
export function attribute(id: string, name: string): Content {
  return intrinsic('Fn::GetAtt', items(text(id), text(name)));
}

/** A text with variables: `${AWS::Partition}`. */
export function sub(value: string): Content {
  return intrinsic('Fn::Sub', text(value));
}
