// A browser that asks at each start whether the app may use the folder it keeps.
let allowed = false;
FileSystemHandle.prototype.queryPermission = async () => (allowed ? "granted" : "prompt");
FileSystemHandle.prototype.requestPermission = async () => {
  allowed = true;
  return "granted";
};
