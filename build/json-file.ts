import { readFileSync } from 'node:fs';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A file that holds a JSON object; throws a sentence when it does not. */
export function readJsonObject(file: string): JsonObject {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isJsonObject(content)) throw new Error(`${file} holds no JSON object.`);
  return content;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
