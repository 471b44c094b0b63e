-- What a forger sends: tricks with the address of the certificate, ever new addresses, wrong
-- signatures, broken bodies. Each request is another one of these.
local read = dofile(os.getenv("LOAD_READ"))

local body = read("LOAD_BODY")
local real = os.getenv("LOAD_URL")
local signature = string.rep("QUJD", 86)
local urls = {
  "http://s3.amazonaws.com/echo.api/cert.pem",
  "https://s3.amazonaws.com:563/echo.api/cert.pem",
  "https://s3.amazonaws.com@evil.example/echo.api/cert.pem",
  "https://s3.amazonaws.com.evil.example/echo.api/cert.pem",
  "https://s3.amazonaws.com/echo.api/../evil/cert.pem",
  "https://s3.amazonaws.com/EcHo.aPi/cert.pem",
  "https://s3.amazonaws.com/echo.api/" .. string.rep("a", 4000),
  "",
  real,
}
local bodies = { "", "{", "null", string.rep("[", 5000), string.rep("x", 100000), body }
local number = 0
local thread = 0

function setup(each)
  each:set("first", thread * 100000000)
  thread = thread + 1
end

function request()
  number = number + 1
  local url = urls[number % #urls + 1]
  if number % 2 == 0 then
    url = "https://s3.amazonaws.com/echo.api/cert-" .. (first + number) .. ".pem"
  end
  local sent = body
  if number % 5 == 0 then
    sent = bodies[number / 5 % #bodies + 1]
  end
  local headers = { ["Content-Type"] = "application/json" }
  if url ~= "" then
    headers["SignatureCertChainUrl"] = url
    headers["Signature-256"] = signature
  end
  return wrk.format("POST", "/alexa", headers, sent)
end
