const BOUNDARY = 'waybill-soak-boundary'
const part = (head: string) => `--${BOUNDARY}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`
const SOUND = Buffer.alloc(200_000, 's')

const body = Buffer.concat([
  Buffer.from(part('name="file"; filename="sound.wav"')),
  SOUND,
  Buffer.from(`\r\n${part('name="model"')}gpt-4o-mini-transcribe\r\n--${BOUNDARY}--\r\n`),
])

/** A recording, its model named behind the file as OpenAI's SDK does. */
export function multipart(): { readonly type: string; readonly body: Buffer } {
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, body }
}
