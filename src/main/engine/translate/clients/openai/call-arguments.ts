/**
 * A call's arguments as the object that other formats want. What a model once wrote wrongly stays in a conversation for
 * good: it is kept as a text, where a refusal would end that conversation.
 */
export function argumentsOf(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Kept below.
  }
  return { arguments: text }
}
