-- One failure with its message's first 16 kB.
select failure_id, tenant, pipeline, step, kind, message, content_type, length(payload) as bytes,
  encode(substring(payload from 1 for 16384), 'hex') as payload,
  encode(substring(message_key from 1 for 200), 'hex') as message_key, source_name,
  source_partition, source_offset, source_message_id, arrival_micros, event_micros, attempt, status,
  first_seen, last_seen, replayed_at
from crossdock.failure
where tenant = :tenant and failure_id = :failure::uuid
