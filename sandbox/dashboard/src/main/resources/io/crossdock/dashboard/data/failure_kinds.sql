-- Failures by pipeline and kind.
select pipeline, kind, count(*) filter (where status = 'OPEN') as open,
  count(*) filter (where status = 'REPLAYED') as replayed, max(last_seen) as last_seen
from crossdock.failure
where tenant = any (:tenants)
group by pipeline, kind
order by open desc, pipeline, kind
