export type AttributeValue = number | readonly string[] | string;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Escapes text for use between tags and in attributes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const attribute = ([name, value]: [string, AttributeValue]): string =>
  ` ${name}="${typeof value === 'object' ? value.join(' ') : value}"`;

/** Attributes as text in the given order; a list (long path data) is joined by spaces. */
const attributesText = (attributes: Attributes): string =>
  Object.entries(attributes).map(attribute).join('');

/** One SVG element. Attribute values are trusted; free text goes through `escapeXml` first. */
export function el(tag: string, attributes: Attributes, children: readonly string[] = []): string {
  const start = `<${tag}${attributesText(attributes)}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${tag}>`;
}

/** A filled path. */
export function path(d: AttributeValue, fill: string, rest: Attributes = {}): string {
  return el('path', { d, fill, ...rest });
}
