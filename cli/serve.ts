export async function serve(_argv: readonly string[]): Promise<number> { return 0; }
