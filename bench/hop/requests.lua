-- PATHS=same asks for one path that is stored; PATHS=new for another one each time, so that every request is a miss.
local prefix, new, count = os.getenv("PREFIX"), os.getenv("PATHS") == "new", 0

request = function()
  count = count + 1
  return wrk.format("GET", new and prefix .. count or prefix)
end

-- requests, microseconds, p50, p99 (microseconds), answers that were no success
done = function(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("result %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), bad))
end
