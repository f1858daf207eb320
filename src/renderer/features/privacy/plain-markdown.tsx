import { classNames } from '../../components/class-names.ts'
import { type Block, blocksOf, type Piece, piecesOf } from './markdown-blocks.ts'

/** The Markdown that Waybill itself writes, as a page. Every word of it is set as text: nothing in it can be a tag or a link. */
export function PlainMarkdown({ text }: { text: string }) {
  return (
    <article className="max-w-3xl space-y-2">
      {/* The page has its own title. */}
      {blocksOf(text)
        .filter((block) => block.kind !== 'heading' || block.level > 1)
        .map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text's parts have no other name, and never move
          <Part key={index} block={block} />
        ))}
    </article>
  )
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? (
        <h3 className="pt-2 font-semibold">
          <Inline text={block.text} />
        </h3>
      ) : (
        <h4 className="pt-1 font-medium">
          <Inline text={block.text} />
        </h4>
      )
    case 'list':
      return (
        <ul className="list-disc space-y-0.5 pl-5 marker:text-muted">
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index} className="break-words">
              <Inline text={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <Table block={block} />
    case 'paragraph':
      return (
        <p className="break-words">
          <Inline text={block.text} />
        </p>
      )
  }
}

function Table({ block: { head, rows, right } }: { block: Extract<Block, { kind: 'table' }> }) {
  const lookOf = (column: number) =>
    classNames('px-2 py-1 align-top first:pl-0 last:pr-0', right[column] === true ? 'text-right' : 'text-left')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section aria-label={head.join(', ')} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-b">
            {head.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <th key={index} scope="col" className={classNames(lookOf(index), 'font-medium text-muted text-sm')}>
                <Inline text={cell} />
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
                <td key={column} className={lookOf(column)}>
                  <Inline text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Inline({ text }: { text: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  return piecesOf(text).map((piece, index) => <InlinePiece key={index} piece={piece} />)
}

function InlinePiece({ piece: { look, text } }: { piece: Piece }) {
  switch (look) {
    case 'plain':
      return text
    case 'code':
      return <code className="font-mono text-sm">{text}</code>
    case 'strong':
      return <strong>{text}</strong>
  }
}
