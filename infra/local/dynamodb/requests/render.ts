import type { Shape } from './shape.ts';

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A value as the service prints it in its messages: like a Java object's toString. */
export const render = (shape: Shape, value: unknown): string => {
  if (value === undefined) return 'null';
  if (shape.rules.shownAs === 'JSON') return JSON.stringify(value);
  if (shape.kind === 'List') return `[${(value as unknown[]).map((member) => render(shape.of, member)).join(', ')}]`;
  const members = Object.entries(value as object);
  if (shape.kind === 'Map')
    return `{${members.map(([key, member]) => `${key}=${render(shape.of, member)}`).join(', ')}}`;
  if (shape.kind === 'Structure') {
    const fields = Object.entries(shape.fields).map(
      ([name, field]) => `${lowerFirst(name)}=${render(field, (value as Record<string, unknown>)[name])}`,
    );
    return `${shape.name}(${fields.join(', ')})`;
  }
  return shape.kind === 'AttributeValue' ? JSON.stringify(value) : String(value);
};
