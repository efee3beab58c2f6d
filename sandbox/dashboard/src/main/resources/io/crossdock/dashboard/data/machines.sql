-- Machines and failure modes, those first that are nearest to their limits.
select tenant, machine_id, machine_type, location, failure_mode, to_time, verdict, probability,
  threshold, over, model, model_version, known, zone, velocity_rms, vibration_at, order_id,
  order_began_at
from crossdock.machine_health
where tenant = any (:tenants)
order by over desc, probability / nullif(threshold, 0) desc nulls last, machine_id, failure_mode
limit 500
