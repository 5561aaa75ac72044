" Manifests stay YAML, so that its colours and settings apply; the second name tells them apart.
autocmd BufRead,BufNewFile *.story setfiletype storyscript
autocmd BufRead,BufNewFile {asyncy,microservice,oms}.{yml,yaml},asyncy-ls.yml set filetype=yaml.asyncy
