variable "archive_url" {
  description = "HTTPS address of a distribution archive (slipway-VERSION.tar.gz) that the machine can read"
  type        = string

  validation {
    condition     = startswith(var.archive_url, "https://")
    error_message = "The address must begin with https://."
  }
}

variable "archive_sha256" {
  description = "SHA-256 of the archive, 64 hexadecimal digits"
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{64}$", var.archive_sha256))
    error_message = "The checksum has 64 hexadecimal digits."
  }
}

variable "subnet_id" {
  description = "Subnet of the machine; it needs a way out to the packages and the archive"
  type        = string
}

variable "vpc_id" {
  description = "Network of the subnet"
  type        = string
}

variable "ami_ssm_parameter" {
  description = "Public parameter with the image; the default is Amazon Linux 2023, x86-64"
  type        = string
  default     = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

variable "instance_type" {
  description = "Size of the machine, with at least 1 GiB of memory"
  type        = string
  default     = "t3.micro"
}

variable "volume_gib" {
  description = "Size of the encrypted disk in GiB"
  type        = number
  default     = 20

  validation {
    condition     = var.volume_gib >= 8
    error_message = "The image needs 8 GiB."
  }
}

variable "instance_profile" {
  description = "Instance profile for access by Session Manager; null for none"
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of everything that is made"
  type        = map(string)
  default     = {}
}
