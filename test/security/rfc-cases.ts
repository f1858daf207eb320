/**
 * What HTTP/1.1 asks of a server (RFC 9110, RFC 9112), as bytes. Each is sent to the proxy's port and to the control port;
 * `HOST`, `AUTH`, `PAGE`, `CALL`, `LENGTH`, `BODY` and `CHUNK` stand for what is good there. uNetworking's h1spec asks for a third of them.
 */
interface RfcCase {
  readonly rfc: string
  readonly what: string
  readonly sent: string
}

const get = (line: string, ...headers: readonly string[]) => text([line, 'Host: HOST', 'AUTH', ...headers])
const post = (headers: readonly string[], body: string) =>
  text(['POST CALL HTTP/1.1', 'Host: HOST', 'AUTH', 'Content-Type: application/json', ...headers]) + body
const text = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n\r\n`
const GET = 'GET PAGE HTTP/1.1'
const CHUNKED = 'Transfer-Encoding: chunked'
const chunked = (body: string) => post([CHUNKED], body)

/** To be answered with 200. */
export const good: readonly RfcCase[] = [
  { rfc: '9112, 3', what: 'a request', sent: get(GET) },
  { rfc: '9112, 2.2', what: 'an empty line before the request line', sent: `\r\n${get(GET)}` },
  { rfc: '9112, 2.3', what: 'HTTP/1.0', sent: get('GET PAGE HTTP/1.0') },
  { rfc: '9112, 3.2.1', what: 'a question behind the path', sent: get('GET PAGE?a=1&b=%20 HTTP/1.1') },
  { rfc: '9110, 5.1', what: 'names in any case', sent: text([GET, 'hOsT: HOST', 'AUTH']) },
  { rfc: '9112, 5', what: 'no space behind a colon', sent: text([GET, 'Host:HOST', 'AUTH']) },
  { rfc: '9112, 5', what: 'tabs and spaces around a value', sent: text([GET, 'Host:\t HOST \t', 'AUTH']) },
  { rfc: '9110, 5.5', what: 'a value of nothing', sent: get(GET, 'X-Empty:', 'X-Blank: \t ') },
  { rfc: '9110, 5.5', what: 'bytes beyond ASCII in a value', sent: get(GET, 'X-Text: \x80\xe9\xff') },
  { rfc: '9110, 5.6.2', what: 'every character that a name may have', sent: get(GET, "!#$%&'*+-.^_`|~09azAZ: x") },
  { rfc: '9110, 5.3', what: 'a name that stands twice', sent: get(GET, 'X-A: 1', 'X-A: 2') },
  {
    rfc: '9110, 7.8',
    what: 'an offer of a protocol that nobody speaks',
    sent: get(GET, 'Connection: Upgrade', 'Upgrade: x/1'),
  },
  { rfc: '9110, 7.6.1', what: 'a header of this connection', sent: get(GET, 'Connection: X-Own', 'X-Own: 1') },
  { rfc: '9110, 10.1.4', what: 'codings that its client takes', sent: get(GET, 'TE: trailers, deflate;q=0.5') },
  { rfc: '9112, 6.2', what: 'a body of a length', sent: post(['Content-Length: LENGTH'], 'BODY') },
  { rfc: '9110, 8.6', what: 'a length with zeros before it', sent: post(['Content-Length: 000LENGTH'], 'BODY') },
  { rfc: '9112, 7.1', what: 'chunks', sent: chunked('CHUNK0\r\n\r\n') },
  {
    rfc: '9112, 6.1',
    what: 'a coding in capital letters',
    sent: post(['Transfer-Encoding: Chunked'], 'CHUNK0\r\n\r\n'),
  },
  {
    rfc: '9112, 7.1',
    what: 'a size with zeros before it, and a last chunk of many',
    sent: chunked('000CHUNK00000\r\n\r\n'),
  },
  { rfc: '9112, 7.1.1', what: 'an extension of a chunk', sent: chunked('CHUNK0;a=b;c="d e";f\r\n\r\n') },
  { rfc: '9112, 7.1.2', what: 'a trailer', sent: chunked('CHUNK0\r\nX-Sum: 1\r\n\r\n') },
  {
    rfc: '9110, 10.1.1',
    what: 'an expectation to go on',
    sent: post(['Expect: 100-continue', 'Content-Length: LENGTH'], 'BODY'),
  },
]

/** To be answered with an error, and to reach nobody. */
export const bad: readonly RfcCase[] = [
  { rfc: '9112, 3', what: 'no version', sent: get('GET PAGE') },
  { rfc: '9112, 3', what: 'no version, but a space', sent: get('GET PAGE ') },
  { rfc: '9112, 3', what: 'no path', sent: get('GET HTTP/1.1') },
  { rfc: '9112, 3', what: 'a tab in place of a space', sent: get('GET\tPAGE\tHTTP/1.1') },
  { rfc: '9112, 3', what: 'a space in the path', sent: get('GET PAGE /x HTTP/1.1') },
  { rfc: '9112, 3', what: 'something before the method', sent: `Extra line${get(GET)}` },
  { rfc: '9112, 3', what: 'a space before the method', sent: ` ${get(GET)}` },
  { rfc: '9110, 9.1', what: 'a method in small letters', sent: get('get PAGE HTTP/1.1') },
  { rfc: '9110, 9.1', what: 'a method that nobody knows', sent: get('FETCH PAGE HTTP/1.1') },
  { rfc: '9110, 9.1', what: 'a method of signs', sent: get('G(T PAGE HTTP/1.1') },
  { rfc: '9110, 9.1', what: 'the beginning of HTTP/2', sent: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  { rfc: '9110, 9.3.8', what: 'TRACE', sent: get('TRACE PAGE HTTP/1.1') },
  { rfc: '9112, 2.3', what: 'a version to come', sent: get('GET PAGE HTTP/9.9') },
  { rfc: '9112, 2.3', what: 'HTTP/2 in plain text', sent: get('GET PAGE HTTP/2.0') },
  { rfc: '9112, 2.3', what: 'HTTP/0.9', sent: get('GET PAGE HTTP/0.9') },
  { rfc: '9112, 2.3', what: 'a version of two digits', sent: get('GET PAGE HTTP/1.10') },
  { rfc: '9112, 2.3', what: 'a version in small letters', sent: get('GET PAGE http/1.1') },
  { rfc: '9112, 2.3', what: 'another protocol', sent: get('GET PAGE FTP/1.0') },
  { rfc: '9112, 3', what: 'a path of 20,000 characters', sent: get(`GET PAGE?${'a'.repeat(20_000)} HTTP/1.1`) },
  { rfc: '9112, 3.2', what: 'no Host', sent: text([GET, 'AUTH']) },
  { rfc: '9112, 3.2', what: 'two Hosts', sent: get(GET, 'Host: HOST') },
  { rfc: '9112, 3.2', what: 'a Host with a path', sent: text([GET, 'Host: HOST/x', 'AUTH']) },
  { rfc: '9112, 3.2', what: 'a Host with a user', sent: text([GET, 'Host: me@HOST', 'AUTH']) },
  { rfc: '9112, 3.2.1', what: 'a path that begins with nothing', sent: get('GET v1/models HTTP/1.1') },
  // To be accepted by the RFC; here two readers would take it for two places.
  { rfc: '9112, 3.2.2', what: 'a whole address', sent: get('GET http://HOSTPAGE HTTP/1.1') },
  { rfc: '9112, 3.2.2', what: 'a whole address of another host', sent: get('GET http://evil.testPAGE HTTP/1.1') },
  { rfc: '9112, 3.2.4', what: 'a star', sent: get('OPTIONS * HTTP/1.1') },
  { rfc: '9112, 3.2', what: 'a fragment', sent: get('GET PAGE#a HTTP/1.1') },
  { rfc: '9112, 2.2', what: 'bare line feeds', sent: get(GET).replaceAll('\r\n', '\n') },
  {
    rfc: '9112, 2.2',
    what: 'a bare carriage return behind the head',
    sent: `${get(GET).slice(0, -2)}\rX-A: b\r\n\r\n`,
  },
  { rfc: '9112, 2.2', what: 'a bare carriage return in a value', sent: get(GET, 'X-A: b\rc') },
  { rfc: '9112, 2.2', what: 'a space before the first header', sent: text([GET, ' X-A: b', 'Host: HOST', 'AUTH']) },
  { rfc: '9112, 5.1', what: 'a space before a colon', sent: get(GET, 'X-A : b') },
  { rfc: '9112, 5.2', what: 'a folded line', sent: get(GET, 'X-A: b', ' c') },
  { rfc: '9110, 5.1', what: 'brackets in a name', sent: get(GET, 'X-A[]: b') },
  { rfc: '9110, 5.1', what: 'a space in a name', sent: get(GET, 'X A: b') },
  { rfc: '9110, 5.1', what: 'a name of nothing', sent: get(GET, ': b') },
  { rfc: '9110, 5.1', what: 'a name beyond ASCII', sent: get(GET, 'X-\xe9: b') },
  { rfc: '9110, 5.1', what: 'a line without a colon', sent: get(GET, 'X-A') },
  { rfc: '9110, 5.5', what: 'a control character in a value', sent: get(GET, 'X-A: b\x07') },
  { rfc: '9110, 5.5', what: 'a NUL in a value', sent: get(GET, 'X-A: b\0c') },
  { rfc: '9110, 5.5', what: 'a DEL in a value', sent: get(GET, 'X-A: b\x7f') },
  { rfc: '9110, 5.4', what: 'a header of 20,000 characters', sent: get(GET, `X-A: ${'a'.repeat(20_000)}`) },
  { rfc: '9110, 5.4', what: 'ten thousand headers', sent: get(GET, ...Array<string>(10_000).fill('X-A: b')) },
  { rfc: '9112, 6.1', what: 'chunks and a length', sent: post([CHUNKED, 'Content-Length: LENGTH'], 'CHUNK0\r\n\r\n') },
  { rfc: '9112, 6.1', what: 'a length and chunks', sent: post(['Content-Length: LENGTH', CHUNKED], 'CHUNK0\r\n\r\n') },
  {
    rfc: '9112, 6.1',
    what: 'chunks that are not the last coding',
    sent: post(['Transfer-Encoding: chunked, gzip'], 'CHUNK0\r\n\r\n'),
  },
  { rfc: '9112, 6.1', what: 'a coding that nobody knows', sent: post(['Transfer-Encoding: x'], 'CHUNK0\r\n\r\n') },
  { rfc: '9110, 8.6', what: 'a length below nothing', sent: post(['Content-Length: -1'], '') },
  { rfc: '9110, 8.6', what: 'a length far below nothing', sent: post([`Content-Length: -${'9'.repeat(27)}`], '') },
  { rfc: '9110, 8.6', what: 'a length beyond all numbers', sent: post([`Content-Length: ${'9'.repeat(27)}`], '') },
  { rfc: '9110, 8.6', what: 'a length with a sign', sent: post(['Content-Length: +LENGTH'], 'BODY') },
  { rfc: '9110, 8.6', what: 'a length in letters', sent: post(['Content-Length: abc'], '') },
  { rfc: '9110, 8.6', what: 'a length in base 16', sent: post(['Content-Length: 0x2'], 'BODY') },
  { rfc: '9110, 8.6', what: 'a length with a point', sent: post(['Content-Length: LENGTH.0'], 'BODY') },
  { rfc: '9110, 8.6', what: 'a length of nothing', sent: post(['Content-Length:'], 'BODY') },
  { rfc: '9112, 6.3', what: 'two lengths', sent: post(['Content-Length: LENGTH', 'Content-Length: 0'], 'BODY') },
  { rfc: '9112, 6.3', what: 'a list of lengths', sent: post(['Content-Length: LENGTH, LENGTH'], 'BODY') },
  { rfc: '9112, 7.1', what: 'a size that is none', sent: chunked('zz\r\nBODY\r\n0\r\n\r\n') },
  { rfc: '9112, 7.1', what: 'a size below nothing', sent: chunked('-1\r\nBODY\r\n0\r\n\r\n') },
  { rfc: '9112, 7.1', what: 'a size with 0x', sent: chunked('0xCHUNK0\r\n\r\n') },
  { rfc: '9112, 7.1', what: 'a size beyond all numbers', sent: chunked(`${'f'.repeat(17)}\r\nBODY\r\n0\r\n\r\n`) },
  { rfc: '9112, 7.1', what: 'a space before a size', sent: chunked(' CHUNK0\r\n\r\n') },
  { rfc: '9112, 7.1', what: 'a chunk that is longer than its size', sent: chunked('1\r\nBODY\r\n0\r\n\r\n') },
  { rfc: '9112, 7.1', what: 'a size on a line that ends in a line feed', sent: chunked('2\n{}\r\n0\r\n\r\n') },
  { rfc: '9112, 7.1.1', what: 'a bare line feed in an extension', sent: chunked('2;a\nb\r\n{}\r\n0\r\n\r\n') },
  {
    rfc: '9112, 7.1.1',
    what: 'an extension of 20,000 characters',
    sent: chunked(`2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`),
  },
  {
    rfc: '9112, 7.1.2',
    what: 'a trailer of 20,000 characters',
    sent: chunked(`CHUNK0\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`),
  },
  {
    rfc: '9110, 6.5.1',
    what: 'a trailer that would be a framing',
    sent: chunked('CHUNK0\r\nContent-Length: 9\r\nHost: evil.test\r\n\r\n'),
  },
  { rfc: '9112, 7.1.2', what: 'a trailer without a name', sent: chunked('CHUNK0\r\n: b\r\n\r\n') },
  { rfc: '9110, 10.1.1', what: 'another expectation', sent: post(['Expect: x', 'Content-Length: LENGTH'], 'BODY') },
]
