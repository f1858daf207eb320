import { crc32, deflateSync } from 'node:zlib'

/** The smallest files that players and decoders take, made here: no binary assets, nothing on disk. */

/** One violet pixel. */
export const PNG: Buffer = pngOf(Buffer.from([0, 0x6d, 0x4a, 0xff]))

/** A silent MPEG-1 layer III frame of 128 kbit/s at 44.1 kHz (417 bytes), ten times: about a quarter of a second. */
export const MP3: Buffer = Buffer.concat(Array.from({ length: 10 }, mp3Frame))

/** The head of an MP4: `ftyp`, and an empty `mdat`. */
export const MP4: Buffer = Buffer.concat([
  mp4Box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
  mp4Box('mdat', Buffer.from('Waybill sandbox')),
])

/** 16-bit PCM at 24 kHz, as Gemini's and OpenAI's speech models give it. */
export function pcmSilence(seconds: number): Buffer {
  return Buffer.alloc(seconds * 24_000 * 2)
}

/** A WAV file of silence. */
export function wavSilence(seconds: number): Buffer {
  const pcm = pcmSilence(seconds)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + pcm.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(24_000, 24)
  head.writeUInt32LE(48_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(pcm.length, 40)
  return Buffer.concat([head, pcm])
}

function pngOf(scanline: Buffer): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(1, 0)
  size.writeUInt32BE(1, 4)
  size.set([8, 2], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', size),
    pngChunk('IDAT', deflateSync(scanline)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))])
}

function mp3Frame(): Buffer {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0xc0])
  return frame
}

function mp4Box(type: string, content: Buffer): Buffer {
  return Buffer.concat([uint32(content.length + 8), Buffer.from(type, 'latin1'), content])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
