-- What wrk sends: the body and the headers of the files that LOAD_BODY and LOAD_HEADERS name.
local read = dofile(os.getenv("LOAD_READ"))

wrk.method = "POST"
wrk.body = read("LOAD_BODY")
for key, value in read("LOAD_HEADERS"):gmatch("([^\n:]+): ([^\n]+)") do
  wrk.headers[key] = value
end
