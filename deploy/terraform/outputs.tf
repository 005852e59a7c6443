output "instance_id" {
  description = "Id of the machine, for Session Manager"
  value       = aws_instance.slipway.id
}

output "private_ip" {
  description = "Address of the machine in its network"
  value       = aws_instance.slipway.private_ip
}
