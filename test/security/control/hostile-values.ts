import fc from 'fast-check'

/** Text that some reader on the way has stumbled over: languages, paths, terminals, patterns, prototypes. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00\ud800',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../../../etc/passwd',
  '/dev/zero',
  'file:///etc/passwd',
  '\\\\.\\pipe\\waybill',
  'con',
  "' OR '1'='1",
  "'; DROP TABLE exchanges; --",
  '" UNION SELECT hash FROM client_keys --',
  '%',
  '_',
  '%\\%_\\_',
  '*',
  '*'.repeat(120),
  `${'*a'.repeat(59)}b`,
  '?[a-z]*',
  '\u001b[2J\u001b]0;owned\u0007',
  '\u009b31m',
  '\u202egpj.exe',
  '\u2028',
  '\r\nSet-Cookie: a=b',
  '=1+1',
  '<script>alert(1)</script>',
  '{{constructor.constructor("return 1")()}}',
  'NaN',
  '1e400',
  '9'.repeat(400),
  '\ufeff',
  'ﬀ'.repeat(200),
  'x'.repeat(60_000),
  '%'.repeat(60_000),
]

export const HOSTILE_NUMBERS: readonly number[] = [
  -1,
  -0,
  0.5,
  1e-7,
  -1e308,
  1e308,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  8.64e15,
  8.64e15 + 1,
  Number.MIN_SAFE_INTEGER,
]

export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  fc.string({ unit: 'binary', maxLength: 300 }),
)
export const hostileNumber = fc.oneof(fc.constantFrom(...HOSTILE_NUMBERS), fc.double({ noNaN: true }), fc.integer())

/** Anything that JSON can carry, prototypes' names among the keys, and deep. */
export const hostileAnything: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], deep(1000, '[', ']'), deep(500, '{"a":', '}')),
  fc.array(hostileText, { maxLength: 5 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc
    .constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then')
    .map((name) => own(name, { polluted: 1 })),
)

/** An own property, where a literal would set the prototype. */
export function own(name: string, value: unknown, of: object = {}): object {
  return Object.defineProperty({ ...of }, name, { value, enumerable: true, configurable: true, writable: true })
}

function deep(times: number, open: string, close: string): unknown {
  return JSON.parse(`${open.repeat(times)}1${close.repeat(times)}`)
}
