-- What a forger sends: tricks with the address of the certificate, ever new addresses, wrong
-- signatures, none at all, old, broken and huge bodies. Each request is another one of these.
local read = dofile(os.getenv("LOAD_READ"))

local body = read("LOAD_BODY")
local real = os.getenv("LOAD_URL")
local forged = string.rep("QUJD", 85) .. "QQ==" -- as long as a signature is
local urls = {
  "http://s3.amazonaws.com/echo.api/cert.pem",
  "https://s3.amazonaws.com:563/echo.api/cert.pem",
  "https://s3.amazonaws.com@evil.example/echo.api/cert.pem",
  "https://s3.amazonaws.com.evil.example/echo.api/cert.pem",
  "https://s3.amazonaws.com/echo.api/../evil/cert.pem",
  "https://s3.amazonaws.com/EcHo.aPi/cert.pem",
  "https://s3.amazonaws.com/echo.api/" .. string.rep("a", 4000),
}
local old = body:gsub("2026%-11%-23T", "2026-11-22T")
local bodies = { "", "{", "null", string.rep("[", 5000), string.rep("x", 100000), string.rep("x", 300000), old }
local number = 0
local thread = 0

function setup(each)
  each:set("first", thread * 100000000)
  thread = thread + 1
end

local function signed(url, signature)
  return {
    ["Content-Type"] = "application/json",
    ["SignatureCertChainUrl"] = url,
    ["Signature-256"] = signature,
  }
end

local kinds = {
  function(n) return signed(real, forged), body end,
  function(n) return { ["Content-Type"] = "application/json" }, body end,
  function(n) return signed(urls[n % #urls + 1], forged), body end,
  function(n) return signed("https://s3.amazonaws.com/echo.api/cert-" .. (first + n) .. ".pem", forged), body end,
  function(n) return signed(real, forged), bodies[n % #bodies + 1] end,
}

if os.getenv("LOAD_ONLY_NEW") then
  kinds = { kinds[4] }
end

function request()
  number = number + 1
  local headers, sent = kinds[number % #kinds + 1](math.floor(number / #kinds))
  return wrk.format("POST", "/alexa", headers, sent)
end
