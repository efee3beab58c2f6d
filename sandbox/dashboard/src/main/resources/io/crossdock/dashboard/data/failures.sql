-- The newest failures, the open ones first.
select failure_id, tenant, pipeline, step, kind, left(message, 400) as message, content_type,
  length(payload) as bytes, source_name, source_partition, source_offset, source_message_id,
  attempt, status, first_seen, last_seen, replayed_at
from crossdock.failure
where tenant = any (:tenants)
order by status = 'OPEN' desc, last_seen desc, failure_id
limit 200
