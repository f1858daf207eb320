/** Windows' and macOS' containers of icons hold PNGs as they are, behind a short table: no tool is needed to write them. */

/** https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10); sizes up to 256. */
export function ico(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.size, 4)
  let offset = 6 + 16 * pictures.size
  const entries = [...pictures].map(([size, png]) => {
    const entry = Buffer.alloc(16)
    // One byte each, in which 0 stands for 256.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([head, ...entries, ...pictures.values()])
}

/** The types of PNG entries by their size in pixels: https://en.wikipedia.org/wiki/Apple_Icon_Image_format. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

export function icns(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const entries = [...pictures].flatMap(([size, png]) =>
    (ICNS_TYPES[size] ?? []).map((type) => Buffer.concat([Buffer.from(type, 'latin1'), length(png.length + 8), png])),
  )
  const body = Buffer.concat(entries)
  return Buffer.concat([Buffer.from('icns', 'latin1'), length(body.length + 8), body])
}

function length(bytes: number): Buffer {
  const field = Buffer.alloc(4)
  field.writeUInt32BE(bytes)
  return field
}
