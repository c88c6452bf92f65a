// Instantiates the app's module with imports that do nothing, and starts nothing in it.
const module = await WebAssembly.compileStreaming(fetch("app.wasm"));
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
await WebAssembly.instantiate(module, imports);
const button = document.createElement("button");
button.textContent = "Start a call";
document.body.append(button);
