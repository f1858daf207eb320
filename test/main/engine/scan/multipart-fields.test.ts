import { expect, test } from 'vitest'
import { multipartFields } from '../../../../src/main/engine/scan/multipart-field.ts'

const USER = 'content-disposition: form-data; name="user"'
const read = (form: string) => multipartFields(Buffer.from(form), 'b', new Set(['user']))

test('every field of the name is found, and nothing in a file is taken for one', () => {
  const file = 'content-disposition: form-data; name="file"; filename="a"'
  const form = `--b\r\n${USER}\r\n\r\nanna\r\n--b\r\n${file}\r\n\r\nname="user"\r\n--b\r\n${USER}\r\n\r\nben\r\n--b--\r\n`
  expect(read(form)?.map(({ value }) => value)).toEqual(['anna', 'ben'])
})

test.each([
  ['with bare line feeds', `--b\n${USER}\n\nanna\r\n--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n--b--`],
  ['with a folded header', `--b\r\ncontent-disposition: form-data;\r\n name="user"\r\n\r\nanna\r\n--b--\r\n`],
  ['whose boundary goes on', `--b\r\n${USER}\r\n\r\nan\r\n--bee\r\n\r\nna\r\n--b--\r\n`],
  ['that does not end', `--b\r\n${USER}\r\n\r\nanna`],
])('a form %s, which others may read otherwise, can’t be read', (_how, form) => {
  expect(read(form)).toBeNull()
})
