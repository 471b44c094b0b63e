-- What wrk sends: the body and the headers of the files that BODY and HEADERS name.
local function read(name)
  local file = assert(io.open(os.getenv(name), "rb"))
  local text = file:read("a") or file:read("*a")
  file:close()
  return text
end

wrk.method = "POST"
wrk.body = read("BODY")
wrk.headers["Content-Type"] = "application/json"
for key, value in read("HEADERS"):gmatch("([^\n:]+): ([^\n]+)") do
  wrk.headers[key] = value
end

function done(summary)
  print(string.format("BENCH %d %d %d", summary.requests, summary.duration, summary.errors.status))
end
