// Writes config.schema.json after the table of options: npm run generate.
import { writeFileSync } from 'node:fs';
import { configSchema } from '../../dist/cli/config/config-schema.js';

const file = new URL('./config.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(configSchema(), undefined, 2)}\n`);
