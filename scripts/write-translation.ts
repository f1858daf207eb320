import { readFileSync, writeFileSync } from 'node:fs'
import { withMatrix } from './translation-matrix.ts'

const page = new URL('../docs/translation.md', import.meta.url)
writeFileSync(page, withMatrix(readFileSync(page, 'utf8')))
