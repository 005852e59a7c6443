@"%~dp0bin\slipway.bat" %*
