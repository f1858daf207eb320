/** Commander's own sentences, and the same in the words of Waybill's other errors. What was typed may hold anything, line ends too. */
const plainWords: readonly (readonly [said: RegExp, plain: string])[] = [
  [/^option '.*?(--[\w-]+).*?' argument '(.*)' is invalid\. ?/s, "$1 can’t be '$2'. "],
  [/^command-argument value '(.*)' is invalid for argument '(.*?)'\. ?/s, "<$2> can’t be '$1'. "],
  [/^option '.*?(--[\w-]+).*' argument missing$/s, '$1 needs a value.'],
  [/^required option '.*?(--[\w-]+).*' not specified$/s, '$1 is missing.'],
  [/^missing required argument '(.*)'$/s, '<$1> is missing.'],
  [/^unknown (option|command) '(.*?)'$/s, "There is no $1 '$2'."],
  [/^unknown (option|command) '(.*)'\n\((Did you mean .*\?)\)$/s, "There is no $1 '$2'. $3"],
  [/^too many arguments for '(.*?)'\. Expected 0 arguments but got \d+: /s, '$1 takes no argument: '],
  [/^too many arguments for '(.*?)'\. Expected (\d+) arguments? but got (\d+): /s, '$1 takes $2, not $3: '],
]

const BEFORE = 'error: '

/** What commander says of wrong usage, as Waybill would say it; anything else as it is. */
export function plainUsageError(text: string): string {
  if (!text.startsWith(BEFORE)) return text
  const said = text.slice(BEFORE.length).trimEnd()
  const [pattern, plain] = plainWords.find(([each]) => each.test(said)) ?? []
  if (pattern === undefined || plain === undefined) return text
  return `${BEFORE}${said.replace(pattern, plain).replace(/Allowed choices are (.*)\.$/, 'Choose one of: $1.')}\n`
}
