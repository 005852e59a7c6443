# One machine with the broker and room for runs. No port is open to the network: use Session Manager or a tunnel.

data "aws_ssm_parameter" "image" {
  name = var.ami_ssm_parameter
}

resource "aws_security_group" "slipway" {
  name_prefix = "slipway-"
  description = "Slipway: nothing comes in; packages and the archive may be fetched"
  vpc_id      = var.vpc_id
  tags        = var.tags

  egress {
    description = "HTTPS"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "HTTP, for mirrors of packages"
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "slipway" {
  ami                    = data.aws_ssm_parameter.image.value
  instance_type          = var.instance_type
  subnet_id              = var.subnet_id
  vpc_security_group_ids = [aws_security_group.slipway.id]
  iam_instance_profile   = var.instance_profile
  tags                   = merge({ Name = "slipway" }, var.tags)
  volume_tags            = var.tags

  user_data = templatefile("${path.module}/../cloud-init.yaml", {
    archive_url    = var.archive_url
    archive_sha256 = var.archive_sha256
  })

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    encrypted   = true
    volume_size = var.volume_gib
    volume_type = "gp3"
  }

  lifecycle {
    # A newer image would replace the machine and its data.
    ignore_changes = [ami]
  }
}
