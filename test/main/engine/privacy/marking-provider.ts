import type { ServerResponse } from 'node:http'
import zlib from 'node:zlib'
import type { Seen } from '../../../support/markers-upstream.ts'

type Mark = (place: string) => string

/**
 * A provider that puts markers wherever an answer can hold something: text, reasons, headers, comments and trailing
 * events of a stream, trailers, the message of an error. What it is to do stands in the model's name.
 */
export function markingAnswer(mark: Mark): (seen: Seen, res: ServerResponse) => void {
  return (seen, res) => {
    const asked = seen.url + seen.body.toString('latin1')
    const headers = {
      'x-answer-header': mark('answer header'),
      'set-cookie': `id=${mark('answer cookie')}`,
      'x-request-id': mark('request id'),
    }
    if (asked.includes('mark-error')) {
      res.statusMessage = `No ${mark('status message')}`
      res.writeHead(asked.includes('mark-error-500') ? 500 : 400, { ...headers, 'content-type': 'application/json' })
      res.end(JSON.stringify(errorBody(mark)))
    } else if (/"stream":true|alt=sse/.test(asked)) {
      res.writeHead(200, { ...headers, 'content-type': 'text/event-stream', trailer: 'x-trailer' })
      for (const event of events(mark)) res.write(event)
      res.addTrailers({ 'x-trailer': mark('trailer') })
      if (asked.includes('mark-cut')) setImmediate(() => res.destroy())
      else res.end()
    } else if (asked.includes('mark-gzip')) {
      res.writeHead(200, { ...headers, 'content-type': 'application/json', 'content-encoding': 'gzip' })
      res.end(zlib.gzipSync(JSON.stringify(plainBody(mark))))
    } else if (asked.includes('mark-text')) {
      res.writeHead(200, { ...headers, 'content-type': 'text/html' })
      res.end(`<p>${mark('page')}</p>`)
    } else {
      res.writeHead(200, { ...headers, 'content-type': 'application/json' })
      res.end(JSON.stringify(plainBody(mark)))
    }
  }
}

/** Of all formats at once: a reader that looks where it should not would find something everywhere. */
function plainBody(mark: Mark) {
  const text = mark('answer')
  return {
    id: mark('id of the answer'),
    choices: [{ index: 0, message: { content: text, refusal: mark('refusal') }, finish_reason: 'stop' }],
    content: [
      { type: 'text', text },
      { type: 'tool_use', name: 'x', input: { q: mark('tool input') } },
    ],
    stop_sequence: mark('stop sequence'),
    candidates: [{ content: { parts: [{ text }] }, finishReason: 'STOP', finishMessage: mark('finish message') }],
    output: [{ type: 'message', content: [{ type: 'output_text', text }] }],
    system_fingerprint: mark('fingerprint'),
    usage: { prompt_tokens: 1, completion_tokens: 2, note: mark('inside the usage') },
    usageMetadata: { promptTokenCount: 1, note: mark('inside the usage') },
  }
}

function errorBody(mark: Mark) {
  const message = `Can not say ${mark('error message')}`
  return {
    type: 'error',
    error: {
      message,
      type: `a long reason with ${mark('error type')}`,
      code: `${mark('error code')} too`,
      param: mark('param'),
    },
    request_id: mark('request id'),
  }
}

function events(mark: Mark): string[] {
  const piece = { choices: [{ delta: { content: mark('streamed answer') } }] }
  return [
    `: ${mark('comment')}\n\n`,
    `id: ${mark('event id')}\nevent: ${mark('event name')}\ndata: ${JSON.stringify(piece)}\n\n`,
    `event: content_block_delta\ndata: {"delta":{"text":"${mark('streamed text')}"}}\n\n`,
    `event: message_delta\ndata: {"delta":{"stop_reason":"end_turn","stop_sequence":"${mark('stop sequence')}"}}\n\n`,
    `data: {"candidates":[{"content":{"parts":[{"text":"${mark('candidate')}"}]}}]}\n\n`,
    `event: error\ndata: {"error":{"message":"${mark('error in the stream')}","type":"oops"}}\n\n`,
    'data: [DONE]\n\n',
    `data: {"late":"${mark('event after the end')}"}\n\n`,
    `data: ${mark('unfinished last line')}`,
  ]
}
