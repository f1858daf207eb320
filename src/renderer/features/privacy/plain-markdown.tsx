import type { ReactNode } from 'react'
import { type Block, blocksOf } from './markdown-blocks.ts'

/** The Markdown that Waybill itself writes, as a page. Every word of it is set as text: nothing in it can be a tag or a link. */
export function PlainMarkdown({ text }: { text: string }) {
  return (
    <article className="max-w-3xl space-y-2">
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text's parts have no other name, and never move
        <Part key={index} block={block} />
      ))}
    </article>
  )
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h3 className="font-semibold text-lg">{inline(block.text)}</h3>
      ) : (
        <h4 className="pt-2 font-semibold">{inline(block.text)}</h4>
      )
    case 'list':
      return (
        <ul className="list-disc space-y-0.5 pl-5 marker:text-muted">
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index} className="break-words">
              {inline(item)}
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <Table block={block} />
    case 'paragraph':
      return <p className="break-words">{inline(block.text)}</p>
  }
}

function Table({ block: { head, rows } }: { block: Extract<Block, { kind: 'table' }> }) {
  const cellLook = 'px-2 py-1 text-left align-top first:pl-0 last:pr-0'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section aria-label={head.join(', ')} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-b">
            {head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <th key={index} scope="col" className={`${cellLook} font-medium text-muted text-sm`}>
                {inline(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={index} className="border-b">
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={column} className={cellLook}>
                  {inline(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** `code` and **strong**, and nothing else. */
function inline(text: string): ReactNode[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
    const key = `${index}`
    if (/^`[^`]+`$/.test(part)) {
      return (
        <code key={key} className="font-mono text-sm">
          {part.slice(1, -1)}
        </code>
      )
    }
    if (/^\*\*[^*]+\*\*$/.test(part)) return <strong key={key}>{part.slice(2, -2)}</strong>
    return part.replaceAll(/\\([\\`*_{}[\]<>|#-])/g, '$1')
  })
}
