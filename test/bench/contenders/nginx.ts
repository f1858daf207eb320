import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Contender, NotHere } from './contender.ts'
import { answering, freePort, launch, temporaryDirectory } from './processes.ts'

export async function startNginx(upstream: string): Promise<Contender> {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' })
  } catch {
    throw new NotHere('nginx is not installed here')
  }
  const home = temporaryDirectory()
  const port = await freePort()
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${home}/${kind};`)
  // Streams pass unbuffered, as they have to for a chat; the body is still read whole, as every other contender does.
  writeFileSync(
    join(home, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${home}/pid; error_log ${home}/error.log; events { worker_connections 4096; }
     http { access_log off; keepalive_requests 10000000; client_max_body_size 100m; client_body_buffer_size 1m; ${paths.join(' ')}
       upstream up { server ${new URL(upstream).host}; keepalive 1024; keepalive_requests 10000000; }
       server { listen 127.0.0.1:${port};
         location / { proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; } } }`,
  )
  const child = launch('nginx', ['-c', join(home, 'nginx.conf'), '-p', home])
  const url = `http://127.0.0.1:${port}`
  await answering(url)
  return { name: 'nginx, one worker', url, format: 'chat_completions', headers: {}, pid: child.pid ?? null }
}
