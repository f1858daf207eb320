import type { MarkedAsk } from './ask.ts'
import { imageData, jsonRequest, type MakeAsk, type Mark, PLAIN, WAYS, type Way } from './marked-request.ts'
import { toolDefinition, UNKNOWN, unknownFile } from './openai-asks.ts'

export function generateAsk(mark: Mark, way: Way): MarkedAsk {
  const body = {
    systemInstruction: { parts: [{ text: mark('system text') }] },
    contents: [
      { role: 'user', parts: [{ text: mark('first prompt') }] },
      { role: 'model', parts: [{ functionCall: { name: 'look_up', args: { q: mark('tool argument') } } }] },
      { role: 'user', parts: [{ functionResponse: { name: 'look_up', response: { r: mark('tool result') } } }] },
      {
        role: 'user',
        parts: [
          { inlineData: { mimeType: 'image/png', data: imageData(mark) } },
          { fileData: { mimeType: 'text/plain', fileUri: `https://files.invalid/${mark('file name')}` } },
          { text: mark('prompt, and the answer that repeats it') },
        ],
      },
    ],
    tools: [{ functionDeclarations: [{ name: 'look_up', ...toolDefinition(mark) }] }],
    toolConfig: { functionCallingConfig: { mode: 'NONE' } },
    generationConfig: { stopSequences: [mark('stop sequence')] },
    labels: { note: mark('metadata') },
  }
  const method = way.stream ? 'streamGenerateContent?alt=sse' : 'generateContent'
  return jsonRequest('Gemini generateContent', `/v1beta/models/${way.model}:${method}`, body, way)
}

export const geminiAsks: readonly MakeAsk[] = [
  ...WAYS.map((way) => (mark: Mark) => generateAsk(mark, way)),
  (mark) => calling('Gemini stream as an array', 'streamGenerateContent', { contents: [said(mark('prompt'))] }),
  (mark) => calling('Gemini count of tokens', 'countTokens', { contents: [said(mark('counted text'))] }),
  (mark) => calling('Gemini embedContent', 'embedContent', { content: said(mark('embedded text')) }),
  (mark) => ({
    what: 'Gemini upload',
    path: '/upload/v1beta/files',
    headers: {
      'content-type': 'application/json',
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      'x-goog-upload-file-name': mark('file name in a header'),
    },
    body: JSON.stringify({ file: { displayName: mark('file name'), mimeType: 'text/plain' } }),
    expects: 'success',
  }),
  (mark) => unknownFile('Gemini file by id', `/v1beta/files/${mark(UNKNOWN)}:download?alt=media`),
]

function calling(what: string, method: string, body: object): MarkedAsk {
  return jsonRequest(what, `/v1beta/models/sandbox:${method}`, body, PLAIN)
}

function said(text: string) {
  return { parts: [{ text }] }
}
