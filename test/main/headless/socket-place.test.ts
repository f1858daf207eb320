import { describe, expect, it } from 'vitest'
import { type Surroundings, socketPlaces } from '../../../src/main/headless/socket-place.ts'

const linux: Surroundings = {
  platform: 'linux',
  runtimeDirectory: '/run/user/1000',
  temporaryDirectory: '/tmp',
  uid: 1000,
}
const deep = `/home/someone/${'x'.repeat(90)}`

describe('the socket', () => {
  it('is in the data directory', () => {
    expect(socketPlaces('/home/me/waybill', linux)).toEqual([
      { path: '/home/me/waybill/control.sock', sharedDirectory: null, tokenFile: null },
    ])
  })

  it('moves where its path would be too long, counted in bytes', () => {
    expect(socketPlaces(`/h/${'ä'.repeat(50)}`, linux)[0]?.sharedDirectory).toBe('/run/user/1000/waybill')
    const [place, fallback] = socketPlaces(deep, linux)
    expect(place?.path).toMatch(/^\/run\/user\/1000\/waybill\/[0-9a-f]{32}\.sock$/)
    expect(fallback?.sharedDirectory).toBe('/tmp/waybill-1000')
  })

  it('is found again from the data directory alone, and two of them never share one', () => {
    expect(socketPlaces(deep, linux)).toEqual(socketPlaces(deep, linux))
    expect(socketPlaces(deep, linux)[0]?.path).not.toBe(socketPlaces(`${deep}y`, linux)[0]?.path)
  })

  it('has a place also without a runtime directory, or with directories that are too long themselves', () => {
    const bare = { ...linux, runtimeDirectory: undefined }
    expect(socketPlaces(deep, bare).map((place) => place.sharedDirectory)).toEqual(['/tmp/waybill-1000'])
    const long = { ...linux, runtimeDirectory: `/run/${'y'.repeat(99)}`, temporaryDirectory: `/tmp/${'y'.repeat(99)}` }
    expect(socketPlaces(deep, long).map((place) => place.sharedDirectory)).toEqual(['/tmp/waybill-1000'])
  })

  it('is a pipe on Windows, with a token in the data directory', () => {
    const [place] = socketPlaces('C:\\Users\\me\\waybill', { ...linux, platform: 'win32' })
    expect(place?.path).toMatch(/^\\\\\.\\pipe\\waybill-[0-9a-f]{32}$/)
    expect(place?.tokenFile).toContain('control.token')
  })
})
