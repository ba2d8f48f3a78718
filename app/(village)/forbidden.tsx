export { default } from '../(desk)/forbidden'
