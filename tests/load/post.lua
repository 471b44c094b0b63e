-- What wrk sends: the body and the headers of the files that LOAD_BODY and LOAD_HEADERS name.
local function read(name)
  local file = assert(io.open(os.getenv(name), "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

wrk.method = "POST"
wrk.body = read("LOAD_BODY")
for key, value in read("LOAD_HEADERS"):gmatch("([^\n:]+): ([^\n]+)") do
  wrk.headers[key] = value
end
