/** How the windows are built: into `web/dist`, with what the first page needs apart from what later pages load. */
import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const house = process.env['ZHANGFA_HOUSE'] ?? 'http://127.0.0.1:7100'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: join(import.meta.dirname, 'index.html'), 'shell-worker': join(import.meta.dirname, 'shell/shell-worker.ts') },
      // The ground floors of the house have no effect of their own: what a window does not use of them is left out.
      treeshake: { moduleSideEffects: (id: string) => !/\/kernel\/(words|declare)\/|\/decimal\.js\//.test(id) },
      output: {
        // What keeps the shell stands at the root, under one name for ever: only so does it look after every page and find its successor.
        entryFileNames: ({ name }: { name: string }) => (name === 'shell-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'tanstack', test: /node_modules\/@tanstack\/(react-query|query-core|react-router|router-core|history|react-store|store)\// },
            // Few files for what opens first, and few for what most pages share: a browser asks for six at a time. The worker stands alone.
            { name: 'shell', tags: ['$initial'], test: /^(?!.*\/shell\/(shell-worker|shelf)\.ts)/ },
            { name: 'dates', test: /node_modules\/dayjs\/|locale\/common/, includeDependenciesRecursively: false },
            { name: 'icons', test: /@ant-design\/icons/, minShareCount: 2 },
            { name: 'kit', test: /node_modules\/(?!.*locale)(antd|@rc-component)\//, minShareCount: 6 },
            { name: 'drawn', test: /\/web\/(draw|client)\//, minShareCount: 4 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: house, changeOrigin: false } } },
})
